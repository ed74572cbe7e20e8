import { exampleOf } from '../example.ts';

export const { load, sources, visitors } = exampleOf(import.meta.dirname, [
  { email: 'iris.vale@mail.example', says: 'has something in every table' },
  { email: 'omar.reed@mail.example', says: 'has an open chargeback: some of it is kept' },
  { email: 'vic@corp.example', says: 'two accounts match: a human decides' },
  { email: 'lena.park@mail.example', says: 'lost one of two cards' },
  { email: 'noor.aziz@mail.example', says: 'has a misspelt name to correct' },
  { email: 'sam.holt@mail.example', says: 'nobody: nothing is held' },
]);
