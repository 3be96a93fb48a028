/** The first thing on the customer card that takes the focus: the name field of a new customer, else the card. */
export const customerCardId = 'customer-card';
