/** The dial field's element, for the shortcut that puts the cursor there. */
export const dialFieldId = 'dial-field';
