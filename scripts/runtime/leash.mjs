/**
 * Loaded into every service that the supervisor starts (`node --import`): ends the service when the supervisor is gone.
 *
 * The channel between the two closes however the supervisor dies, `kill -9` included. The service gets to end as it
 * would on Ctrl-C, and five seconds for it.
 */
if (process.channel) {
  process.on("disconnect", () => {
    setTimeout(() => process.exit(1), 5_000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // The channel alone must not keep a service alive.
  process.channel.unref();
}
