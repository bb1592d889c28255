print("intent")
