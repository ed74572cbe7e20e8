import './resolved-once.ts';

/**
 * Loaded before a child's own module. When the process that started it is gone, however it ended, the channel closes and
 * the child ends at once: it would otherwise hold its port against the next start. What it was doing is safe, since a
 * crash is no worse.
 */
if (process.channel) {
  process.on('disconnect', () => process.exit(1));
  // Listening alone must not keep a finished program alive.
  process.channel.unref();
  // Children of this child are its own matter, and some live by their channel.
  process.execArgv.splice(process.execArgv.indexOf('--import'), 2);
}
