import { useEffect, useState } from 'react';
import { FileAddOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge/bridge.ts';
import { importAreas } from '../stores/areaImport.ts';
import { reportFailure } from '../stores/failures.ts';
import { showSettings } from '../stores/viewStore.ts';

/** Takes a segment file dropped anywhere on the window; without this the window would navigate to the file. */
export function AreaFileDrop() {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    function dragged(event: DragEvent): void {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }
    function left(event: DragEvent): void {
      if (event.relatedTarget === null) setOver(false);
    }
    function dropped(event: DragEvent): void {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      const path = file ? bridge().pathOf(file) : '';
      if (path === '') {
        reportFailure({ code: 'fileUnreadable', message: 'The dropped item has no path' });
        return;
      }
      showSettings('areas');
      void importAreas(path);
    }
    window.addEventListener('dragover', dragged);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', dragged);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', dropped);
    };
  }, []);

  if (!over) return null;
  return (
    <div className="drop-veil" aria-hidden="true">
      <div><FileAddOutlined /> {t('settings.dropHere')}</div>
    </div>
  );
}
