/** The search field's element, for the shortcut that puts the cursor there. */
export const logSearchId = 'call-log-search';
