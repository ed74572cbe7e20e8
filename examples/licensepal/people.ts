import { exampleOf } from '../example.ts';

export const { load, sources, visitors } = exampleOf(import.meta.dirname, [
  { email: 'ruth.hale@mail.example', says: 'has something in every table' },
  { email: 'otto.brandt@mail.example', says: 'has an unpaid invoice: some of it is kept; shares a number with Ruth' },
  { email: 'ida.ferro@home.example', says: 'shares an address and a phone with Max' },
  { email: 'dora.quist@mail.example', says: 'a customer of two shops: a human decides' },
  { email: 'peg.lowe@mail.example', says: 'wrote with the number of somebody else' },
  { email: 'sam.holt@mail.example', says: 'nobody: nothing is held' },
]);
