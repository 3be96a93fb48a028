import type { App, HIDDevice, Session, WebContents } from 'electron';
import { isOwnAddress } from './pageAddress.ts';

export interface PermissionOptions {
  readonly developmentServer: string | undefined;
  /** True for the windows that may open the microphone. */
  readonly mayUseMicrophone: (contents: WebContents) => boolean;
  /** True for the windows that may play recordings on a device of the settings. */
  readonly mayChooseSpeaker: (contents: WebContents) => boolean;
  /** True for the headsets whose buttons may be read. */
  readonly mayUseHeadset: (device: HIDDevice) => boolean;
}

/** No page navigates away, opens windows, attaches web views or gets a permission that it does not need. */
export function lockDown(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/**
 * Microphone, choice of speaker and paired headsets for the media windows at our own address, the choice of speaker for the
 * console too; nothing for anybody else.
 */
export function limitPermissions(session: Session, options: PermissionOptions): void {
  const may = (contents: WebContents, permission: string) =>
    (permission === 'speaker-selection' && options.mayChooseSpeaker(contents)) ||
    ((permission === 'media' || permission === 'speaker-selection' || permission === 'hid') && options.mayUseMicrophone(contents));
  const allowed = (contents: WebContents | null, permission: string, address: string) => contents !== null && may(contents, permission) && isOwnAddress(address, options.developmentServer);
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const wantsVideo = 'mediaTypes' in details && details.mediaTypes?.includes('video') === true;
    answer(!wantsVideo && allowed(contents, permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((contents, permission, origin) => allowed(contents, permission, origin.replace(/\/$/, '')));
  session.setDevicePermissionHandler(({ deviceType, device, origin }) =>
    deviceType === 'hid' && isOwnAddress(origin.replace(/\/$/, ''), options.developmentServer) && options.mayUseHeadset(device as HIDDevice));
}
