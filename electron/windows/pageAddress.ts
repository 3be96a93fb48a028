/** Our pages live under one standard, secure origin of their own, never under file://. */
export const appScheme = 'app';
export const appOrigin = 'app://console';

export type PageName = 'index' | 'pop' | 'media/media' | 'statistics/report';

/** Address of a page: the development server when there is one, else the application's own scheme. */
export function pageAddress(page: PageName, developmentServer: string | undefined): string {
  return `${developmentServer ?? appOrigin}/${page}.html`;
}

/** True for addresses that belong to us. */
export function isOwnAddress(address: string, developmentServer: string | undefined): boolean {
  const own = developmentServer ?? appOrigin;
  return address === own || address.startsWith(`${own}/`);
}
