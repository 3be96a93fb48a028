import { create } from 'zustand';

export const pages = ['calls', 'log', 'missed', 'review', 'customers', 'numbers', 'statistics', 'settings'] as const;
export type Page = (typeof pages)[number];

export const settingsSections = ['general', 'sound', 'calls', 'writeUp', 'blockList', 'shortcuts', 'connection', 'recordings', 'crm', 'areas', 'practice'] as const;
export type SettingsSection = (typeof settingsSections)[number];

export const reviewParts = ['listen', 'reviews', 'figures', 'cards', 'sampling', 'calibration', 'packages'] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** What this window shows; nothing of it matters to main. */
interface ViewState {
  readonly page: Page;
  readonly section: SettingsSection;
  /** The call whose drawer is open in the log. */
  readonly openedCallId: string | null;
  /** The call whose recording is on the review page. */
  readonly reviewCallId: string | null;
  /** The tab of the review page. */
  readonly reviewPart: ReviewPart;
  /** The review that is opened beside the recording; null = whichever is this person's. */
  readonly openedReviewId: string | null;
  /** The calibration for which the call was opened; null = none. */
  readonly reviewCalibrationId: string | null;
  /** The customer shown on the customers page. */
  readonly openedCustomerId: string | null;
  /** The quick choice of sound devices in the bar. */
  readonly devicesOpen: boolean;
  /** The write-up during a call. */
  readonly writeUpOpen: boolean;
}

export const useView = create<ViewState>(() => ({
  page: 'calls',
  section: 'general',
  openedCallId: null,
  reviewCallId: null,
  reviewPart: 'listen',
  openedReviewId: null,
  reviewCalibrationId: null,
  openedCustomerId: null,
  devicesOpen: false,
  writeUpOpen: false,
}));

export function showPage(page: Page): void {
  useView.setState({ page });
}

export function showSettings(section: SettingsSection): void {
  useView.setState({ page: 'settings', section });
}

/** Opens the log on one call's details. */
export function showLoggedCall(callId: string): void {
  useView.setState({ page: 'log', openedCallId: callId });
}

/** Opens a call's recording on the review page, with one of its reviews if it matters which. */
export function reviewCall(callId: string, openedReviewId: string | null = null, reviewCalibrationId: string | null = null): void {
  useView.setState({ page: 'review', reviewPart: 'listen', reviewCallId: callId, openedReviewId, reviewCalibrationId });
}

export function showReviewPart(reviewPart: ReviewPart): void {
  useView.setState({ page: 'review', reviewPart });
}

export function showCustomer(customerId: string | null): void {
  useView.setState({ page: 'customers', openedCustomerId: customerId });
}

export function showDevices(devicesOpen: boolean): void {
  useView.setState({ devicesOpen });
}

export function openWriteUp(writeUpOpen: boolean): void {
  useView.setState({ writeUpOpen });
}
