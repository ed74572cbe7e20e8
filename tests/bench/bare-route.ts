/** The least that an intake can be: a route that reads a form and inserts one row. Started by the bench as a process of its own. */
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';

const [url = '', port = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });

createServer(async (request, response) => {
  const body = await buffer(request);
  await pool.query('INSERT INTO bench.taken (body) VALUES ($1)', [body]);
  response.writeHead(303, { Location: '/done' }).end();
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
