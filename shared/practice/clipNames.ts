/** What the practice callers can say: one file each, `resources/sounds/practice/<name>.ogg`. */
export const clipNames = [
  'vipAirConditioner', 'vipAddress', 'vipThanks',
  'landlineInvoice', 'landlineOrder',
  'mobileDelivery', 'mobileUrgent',
  'foreignEnglish', 'hongKongWarranty',
  'anonymousComplaint',
  'newPriceQuestion', 'newModel',
  'blockedSales',
  'secondCallHurry',
  'longMenuTired',
  'holdMoment', 'holdBack',
  'arrearsTopUp',
  'hello', 'goodbye',
  'calleeHello', 'calleeGoesOn',
  'tone440', 'tone1000',
] as const;

export type ClipName = (typeof clipNames)[number];
