# Sidekiq's jobs, and, as `ruby sidekiq_app.rb produce`, what producer.py is for the others.
require "sidekiq"

redis = { url: "unix://#{ENV.fetch("PEERS_REDIS")}" }
Sidekiq.configure_client { |config| config.redis = redis }
Sidekiq.configure_server { |config| config.redis = redis }
Sidekiq.logger.level = Logger::WARN

class Noop
  include Sidekiq::Job

  def perform; end
end

class Stamp
  include Sidekiq::Job

  def perform
    now = now_in_nanoseconds
    File.open(ENV.fetch("PEERS_STAMPS"), "w") { |pipe| pipe.write("#{now}\n") }
  end
end

def now_in_nanoseconds = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)

def submit(count)
  return Stamp.perform_async if count == 1

  Stamp.perform_bulk([[]] * 2)
  Noop.perform_bulk([[]] * (count - 4))
  Stamp.perform_bulk([[]] * 2)
end

if ARGV == ["produce"]
  $stdout.sync = true
  $stdin.each_line do |line|
    began = now_in_nanoseconds
    submit(line.to_i)
    puts "#{began} #{now_in_nanoseconds}"
  end
end
