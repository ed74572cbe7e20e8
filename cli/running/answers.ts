import { request } from 'node:http';

/** Whether a web server answers there at all, whatever it says. */
export function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host, port, path: '/api/health', timeout: 5000 }, (response) => {
      response.resume();
      resolve(true);
    });
    asked.once('error', () => resolve(false));
    asked.once('timeout', () => asked.destroy());
    asked.end();
  });
}
