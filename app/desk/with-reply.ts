/** Name of the button that posts the words of a saved reply, where no script puts them into the field. */
export const replyButton = 'savedReply';

/** What is in a field, and the words put in below it: nothing that was typed is lost. */
export const withReply = (typed: string, words: string): string => (typed.trim() ? `${typed}\n\n${words}` : words);
