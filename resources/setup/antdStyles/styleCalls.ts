/** The class of every root of a part of antd. */
export const partClass = 'ant-part';

/** One call of antd for styles: the module that has them, and the classes that it is asked for. */
export interface StyleCall {
  /** Below `antd/es` and `antd/lib`, without its ending. */
  readonly module: string;
  readonly exported: string;
  readonly prefix: string;
  /** What the component names its root; its prefix where it names none. */
  readonly root: string;
  /** Asked for as a hook, as a hook for the custom properties alone (another part has the rules), or as an element. */
  readonly kind: 'whole' | 'variables' | 'element';
  /** Whether the console's first picture has the part; the others bring their styles when they are drawn first. */
  readonly when: 'atOnce' | 'later';
}

const call = (module: string, part: string, more: Partial<StyleCall> = {}): StyleCall => ({ module, exported: 'default', prefix: `ant-${part}`, root: `ant-${part}`, kind: 'whole', when: 'atOnce', ...more });
/** A component that names its root apart. */
const rooted = (module: string, part: string, more: Partial<StyleCall> = {}): StyleCall => call(module, part, { root: `ant-${part}-css-var`, ...more });

const later = (calls: readonly StyleCall[]): readonly StyleCall[] => calls.map((one) => ({ ...one, when: 'later' as const }));

/**
 * Every style that the console's parts of antd ask for. Later ones win where two say something about the same element. The
 * build fails when a module with styles is in it and not here; a part that asks for other classes says so when it is drawn.
 */
export const styleCalls: readonly StyleCall[] = [
  call('app/style/index', 'app'),
  call('_util/wave/style', 'wave'),
  call('button/style/index', 'btn'),
  call('button/style/compact', 'btn', { kind: 'element' }),
  call('space/style/compact', 'space-compact'),
  call('tooltip/style/index', 'tooltip'),
  rooted('tooltip/style/index', 'tooltip'),
  call('popover/style/index', 'popover'),
  rooted('tooltip/style/index', 'popover', { kind: 'variables' }),
  rooted('dropdown/style/index', 'dropdown'),
  rooted('message/style/index', 'message'),
  rooted('notification/style/index', 'notification'),
  rooted('modal/style/index', 'modal'),
  call('input/style/index', 'input', { exported: 'useSharedStyle' }),
  rooted('input/style/index', 'input'),
  call('empty/style/index', 'empty'),
  call('badge/style/index', 'badge'),
  call('segmented/style/index', 'segmented'),
  ...later([
    call('space/style/index', 'space'),
    call('space/style/addon', 'space-addon'),
    call('popconfirm/style/index', 'popconfirm'),
    rooted('menu/style/index', 'dropdown-menu', { kind: 'variables' }),
    call('input/style/search', 'input-search'),
    call('input/style/otp', 'otp'),
    rooted('input/style/textarea', 'input'),
    rooted('select/style/index', 'select'),
    rooted('input-number/style/index', 'input-number'),
    rooted('date-picker/style/index', 'picker'),
    rooted('checkbox/style/index', 'checkbox'),
    rooted('radio/style/index', 'radio'),
    call('slider/style/index', 'slider'),
    rooted('form/style/index', 'form'),
    call('form/style/fallbackCmp', 'form', { kind: 'element' }),
    call('grid/style/index', 'row', { exported: 'useRowStyle' }),
    call('grid/style/index', 'col', { exported: 'useColStyle' }),
    call('tag/style/index', 'tag'),
    call('tag/style/presetCmp', 'tag', { kind: 'element' }),
    call('tag/style/statusCmp', 'tag', { kind: 'element' }),
    call('badge/style/ribbon', 'ribbon'),
    call('alert/style/index', 'alert'),
    call('progress/style/index', 'progress'),
    call('skeleton/style/index', 'skeleton'),
    call('drawer/style/index', 'drawer'),
    call('modal/style/confirm', 'modal', { kind: 'element' }),
    call('switch/style/index', 'switch'),
    // In builds for tests alone, where a menu looks whether it stands in one.
    call('layout/style/sider', 'layout-sider'),
  ]),
];
