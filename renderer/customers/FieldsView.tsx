import { useState } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { fieldKinds } from '../../shared/customers/customField.ts';
import type { CustomField, FieldKind } from '../../shared/customers/customField.ts';
import { tagColours, tagShapes } from '../../shared/customers/tagStyle.ts';
import type { TagStyle } from '../../shared/customers/tagStyle.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { remark } from '../stores/remarks.ts';
import { Panel } from '../ui/Panel.tsx';
import { customersChanged } from './customerRevision.ts';
import { TagShape } from './TagMark.tsx';

/** What a company adds to its customers: fields, and the looks of tags. */
export function FieldsView() {
  const { t } = useTranslation();
  const fields = useAnswer('customer:fields', {});
  const styles = useAnswer('customer:tagStyles', {});
  const may = useConsole((state) => state.seat.rights.includes('lead'));
  return (
    <div className="fields-view">
      <Panel title={t('customers.fields.title')}>{fields.kind === 'answered' && <Fields known={fields.value} may={may} />}</Panel>
      <Panel title={t('customers.fields.tags')}>{styles.kind === 'answered' && <Styles known={styles.value} may={may} />}</Panel>
    </div>
  );
}

function Fields({ known, may }: { readonly known: readonly CustomField[]; readonly may: boolean }) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(known);
  const put = (index: number, part: Partial<CustomField>) => setFields(fields.map((field, at) => (at === index ? { ...field, ...part } : field)));

  async function save(): Promise<void> {
    const named = fields.filter(({ name }) => name.trim() !== '').map((field) => ({ ...field, name: field.name.trim(), choices: [...field.choices] }));
    if ((await send('customer:putFields', { fields: named })) === null) return;
    customersChanged();
    remark(t('customers.kept'));
  }

  return (
    <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {fields.length === 0 && <p className="muted-text">{t('customers.fields.none')}</p>}
      {fields.map((field, index) => (
        <div key={field.id} className="custom-field">
          <Input value={field.name} maxLength={40} disabled={!may} placeholder={t('customers.fields.name')} aria-label={t('customers.fields.name')} onChange={(event) => put(index, { name: event.target.value })} />
          <select value={field.kind} disabled={!may} aria-label={t('customers.fields.kind')} onChange={(event) => put(index, { kind: event.target.value as FieldKind })}>{fieldKinds.map((kind) => <option key={kind} value={kind}>{t(`customers.fields.kinds.${kind}`)}</option>)}</select>
          <label className="soft-text"><input type="checkbox" disabled={!may} checked={!field.hidden} onChange={(event) => put(index, { hidden: !event.target.checked })} /> {t('customers.fields.shown')}</label>
          {field.kind === 'choice' && <Select className="field-choices" mode="tags" open={false} suffixIcon={null} disabled={!may} value={[...field.choices]} tokenSeparators={[',', '，']} placeholder={t('customers.fields.choices')} aria-label={t('customers.fields.choices')} onChange={(choices: string[]) => put(index, { choices })} />}
        </div>
      ))}
      {may && <div className="form-actions"><Button icon={<PlusOutlined />} onClick={() => setFields([...fields, { id: crypto.randomUUID(), name: '', kind: 'text', choices: [], hidden: false }])}>{t('customers.fields.add')}</Button><Button type="primary" htmlType="submit">{t('customers.save')}</Button></div>}
    </form>
  );
}

function Styles({ known, may }: { readonly known: readonly TagStyle[]; readonly may: boolean }) {
  const { t } = useTranslation();
  const [styles, setStyles] = useState(known);
  const put = (index: number, part: Partial<TagStyle>) => setStyles(styles.map((style, at) => (at === index ? { ...style, ...part } : style)));

  async function save(): Promise<void> {
    const named = styles.filter(({ tag }) => tag.trim() !== '').map((style) => ({ ...style, tag: style.tag.trim() }));
    if ((await send('customer:putTagStyles', { styles: named })) === null) return;
    customersChanged();
    remark(t('customers.kept'));
  }

  return (
    <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {styles.length === 0 && <p className="muted-text">{t('customers.fields.noTags')}</p>}
      {styles.map((style, index) => (
        <div key={index} className="custom-field">
          <TagShape style={style} />
          <Input value={style.tag} maxLength={40} disabled={!may} placeholder={t('customers.fields.tag')} aria-label={t('customers.fields.tag')} onChange={(event) => put(index, { tag: event.target.value })} />
          <select value={style.colour} disabled={!may} aria-label={t('customers.fields.colour')} onChange={(event) => put(index, { colour: event.target.value as TagStyle['colour'] })}>{tagColours.map((colour) => <option key={colour} value={colour}>{t(`customers.fields.colours.${colour}`)}</option>)}</select>
          <select value={style.shape} disabled={!may} aria-label={t('customers.fields.shape')} onChange={(event) => put(index, { shape: event.target.value as TagStyle['shape'] })}>{tagShapes.map((shape) => <option key={shape} value={shape}>{t(`customers.fields.shapes.${shape}`)}</option>)}</select>
        </div>
      ))}
      {may && <div className="form-actions"><Button icon={<PlusOutlined />} onClick={() => setStyles([...styles, { tag: '', colour: 'blue', shape: 'round' }])}>{t('customers.fields.addTag')}</Button><Button type="primary" htmlType="submit">{t('customers.save')}</Button></div>}
    </form>
  );
}
