"""Where the queue is: Redis, where there is one, or else files."""
import os

REDIS = os.environ.get("PEERS_REDIS")
REDIS_URL = f"unix://{REDIS}"
FILES = os.environ["PEERS_FILES"]
