import type { Plugin } from 'vite';

const fromAntd = /^import \{([^}]+)\} from 'antd';$/gm;

/** antd's folder of a part: `DatePicker` is in `date-picker`. */
const folderOf = (name: string): string => name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** `import { Button, App as AntdApp } from 'antd';` as one import for each part, all on the same line; types leave nothing behind. */
export function inParts(code: string): string {
  return code.replace(fromAntd, (_statement, names: string) =>
    names.split(',').map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type ')).map((name) => {
      const [part = name, local = part] = name.split(/\s+as\s+/);
      return `import ${local} from 'antd/es/${folderOf(part)}/index.js';`;
    }).join(' '));
}

/**
 * Takes every part of antd from its own file. Through `antd` itself all parts that any page uses come with the first page,
 * and the console's first picture would wait for the calendar.
 */
export const antdParts: Plugin = {
  name: 'antd-parts',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) => (/\/renderer\/.*\.tsx?$/.test(id) && code.includes("from 'antd'") ? { code: inParts(code), map: null } : null),
};
