import { once } from 'node:events';
import { createInboxPage } from './http.ts';
import { type Messages, openMessages } from './messages.ts';
import type { Mode } from './mode.ts';
import { startMailServer } from './smtp.ts';

/** The mailbox of a demo or a test: real SMTP in, a page and an API to read what came. */
export type Inbox = {
  smtpUrl: string;
  /** Address of the page. */
  url: string;
  messages: Messages;
  setMode(mode: Mode): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts the mail server and the page.
 * @param at folder of the messages; ports, of which 0 means any free one
 */
export async function startInbox(at: { folder: string; smtpPort?: number; pagePort?: number }): Promise<Inbox> {
  const messages = openMessages(at.folder);
  const mail = await startMailServer(messages, at.smtpPort ?? 0);
  const server = createInboxPage({ messages, mail });
  server.listen(at.pagePort ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : at.pagePort;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await mail.stop();
  };
  return {
    smtpUrl: `smtp://127.0.0.1:${mail.port}`,
    url: `http://127.0.0.1:${port}`,
    messages,
    setMode: mail.setMode,
    stop,
  };
}
