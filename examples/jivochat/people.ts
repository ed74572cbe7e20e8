import { exampleOf } from '../example.ts';

export const { load, sources, visitors } = exampleOf(import.meta.dirname, [
  { email: 'irma.talvi@mail.example', says: 'has something in every table' },
  { email: 'rolf.brandt@mail.example', says: 'objects to the policy of October 2014; won a prize, which is kept' },
  { email: 'kit.talvi@mail.example', says: 'is eleven years old; the parent is Irma' },
  { email: 'duo@corp.example', says: 'two accounts match: a human decides' },
  { email: 'bo.lind@mail.example', says: 'has no account: the address was bought' },
  { email: 'sam.holt@mail.example', says: 'nobody: nothing is held' },
]);
