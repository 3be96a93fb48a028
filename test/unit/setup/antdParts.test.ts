import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inParts } from '../../../resources/setup/antdParts.ts';

const root = path.resolve(import.meta.dirname, '../../..');

test('each part of antd is taken from its own file, on the line where all of them stood', () => {
  expect(inParts("import { App as AntdApp, DatePicker } from 'antd';\nconst a = 1;")).toBe(
    "import AntdApp from 'antd/es/app/index.js'; import DatePicker from 'antd/es/date-picker/index.js';\nconst a = 1;",
  );
});

test('a type beside parts is none of them', () => {
  expect(inParts("import { Form, type FormInstance } from 'antd';")).toBe("import Form from 'antd/es/form/index.js';");
});

test('imports of types and of other packages stay', () => {
  const code = "import type { MenuProps } from 'antd';\nimport { lazy } from 'react';";
  expect(inParts(code)).toBe(code);
});

test('no page takes antd as a whole, and every part that one takes is there', async () => {
  const missing: string[] = [];
  for await (const file of glob('renderer/**/*.{ts,tsx}', { cwd: root })) {
    const code = inParts(readFileSync(path.join(root, file), 'utf8'));
    if (/^import (?!type )[^;]*from 'antd';/m.test(code)) missing.push(`${file}: antd as a whole`);
    for (const [, part] of code.matchAll(/from '(antd\/es\/[^']+)'/g)) {
      if (!existsSync(path.join(root, 'node_modules', part!))) missing.push(`${file}: ${part}`);
    }
  }
  expect(missing).toEqual([]);
});
