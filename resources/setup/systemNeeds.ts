/** What a program outside npm is recognised by: a command on the path or a shared library known to the loader. */
export type Sign = { readonly command: string } | { readonly library: string } | { readonly file: string };

/** Something the machine must offer. Debian and Ubuntu rename packages between releases, hence several names. */
export interface SystemNeed {
  /** What it is for, in the words of the message that reports it missing. */
  readonly purpose: string;
  /** Package names on Debian and Ubuntu; any one of them will do, older names first. */
  readonly packages: readonly [string, ...string[]];
  /** How to recognise it when it was installed in another way or on another system. */
  readonly sign: Sign;
}

function library(name: string, ...packages: [string, ...string[]]): SystemNeed {
  return { purpose: 'Electron', packages, sign: { library: name } };
}

/** A virtual display and the shared libraries that Electron does not carry itself. */
export const appNeeds: readonly SystemNeed[] = [
  { purpose: 'windows without a screen', packages: ['xvfb'], sign: { command: 'Xvfb' } },
  { purpose: 'windows without a screen', packages: ['xauth'], sign: { command: 'xauth' } },
  library('libgtk-3.so.0', 'libgtk-3-0', 'libgtk-3-0t64'),
  library('libnss3.so', 'libnss3'),
  library('libasound.so.2', 'libasound2', 'libasound2t64'),
  library('libgbm.so.1', 'libgbm1'),
  library('libXss.so.1', 'libxss1'),
  library('libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'),
  library('libcups.so.2', 'libcups2', 'libcups2t64'),
  library('libXcomposite.so.1', 'libxcomposite1'),
  library('libXdamage.so.1', 'libxdamage1'),
  library('libXrandr.so.2', 'libxrandr2'),
  library('libxkbcommon.so.0', 'libxkbcommon0'),
  library('libnotify.so.4', 'libnotify4'),
  {
    purpose: 'Chinese characters on screen',
    packages: ['fonts-noto-cjk'],
    sign: { file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
  },
];

/** A real SIP platform on loopback: proxy, media relay, scripted callers, and a certificate for wss. */
export const labNeeds: readonly SystemNeed[] = [
  { purpose: 'SIP proxy', packages: ['kamailio'], sign: { command: 'kamailio' } },
  { purpose: 'SIP over WebSocket', packages: ['kamailio-websocket-modules'], sign: kamailioModule('websocket') },
  { purpose: 'SIP over TLS', packages: ['kamailio-tls-modules'], sign: kamailioModule('tls') },
  { purpose: 'media relay', packages: ['rtpengine-daemon', 'ngcp-rtpengine-daemon'], sign: { command: 'rtpengine' } },
  { purpose: 'scripted callers', packages: ['sip-tester'], sign: { command: 'sipp' } },
  { purpose: 'certificates', packages: ['openssl'], sign: { command: 'openssl' } },
];

/** What only the tests use beside the laboratory. */
export const testNeeds: readonly SystemNeed[] = [
  { purpose: 'a decoder that is not ours', packages: ['ffmpeg'], sign: { command: 'ffmpeg' } },
  { purpose: "other makers' telephones", packages: ['baresip-core'], sign: { command: 'baresip' } },
  { purpose: "other makers' telephones", packages: ['linphone-cli'], sign: { command: 'linphonec' } },
  { purpose: 'a TURN server', packages: ['coturn'], sign: { command: 'turnserver' } },
  { purpose: 'lost and late packets', packages: ['iproute2'], sign: { command: 'tc' } },
  { purpose: 'headsets and speakers that can be unplugged', packages: ['pulseaudio'], sign: { command: 'pulseaudio' } },
  { purpose: 'headsets and speakers that can be unplugged', packages: ['pulseaudio-utils'], sign: { command: 'parec' } },
  { purpose: 'keys pressed in other programs', packages: ['xdotool'], sign: { command: 'xdotool' } },
  { purpose: 'other programs on the desktop', packages: ['x11-utils'], sign: { command: 'xev' } },
  { purpose: 'a desktop that arranges windows', packages: ['openbox'], sign: { command: 'openbox' } },
  { purpose: 'a desktop that shows notifications', packages: ['dbus-daemon', 'dbus'], sign: { command: 'dbus-daemon' } },
];

function kamailioModule(name: string): Sign {
  return { file: `/usr/lib/x86_64-linux-gnu/kamailio/modules/${name}.so` };
}

/** The parts a machine can be made ready for. */
export type Part = 'app' | 'lab' | 'test';

export const needsOf: Readonly<Record<Part, readonly SystemNeed[]>> = { app: appNeeds, lab: labNeeds, test: testNeeds };
