/** The note of the write-up, for the shortcut that puts the cursor there. */
export const writeUpNoteId = 'write-up-note';
