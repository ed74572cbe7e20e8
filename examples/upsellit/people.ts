import { exampleOf } from '../example.ts';

export const { load, sources, visitors } = exampleOf(import.meta.dirname, [
  { email: 'nia.bloom@mail.example', says: 'has something in every table, and a charge that comes every month' },
  { email: 'ben.okoro@mail.example', says: 'has an unpaid invoice: some of it is kept; his card pays an order of Nia' },
  { email: 'cleo.hart@home.example', says: 'shares a phone with Theo' },
  {
    email: 'jo.frey@mail.example',
    says: 'no member: typed a form without sending it, and chatted with other companies',
  },
  { email: 'sam.holt@mail.example', says: 'nobody: nothing is held' },
]);
