import { useId } from '../state/view.ts';

interface FileDropProps {
  readonly label: string;
  readonly hint: string;
  /** As a file dialog takes it. */
  readonly accept: string;
  readonly multiple?: boolean;
  /** A whole folder is chosen. */
  readonly folder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files to be chosen, or dropped on the field, as browsers let one. They are read on this device. */
export const FileDrop = ({
  label,
  hint,
  accept,
  multiple = false,
  folder = false,
  onFiles,
}: FileDropProps) => {
  const id = useId();
  const take = (files: FileList | null | undefined): void => {
    if (files && files.length > 0) onFiles([...files]);
  };
  return (
    <div class="drop">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple || folder}
        {...(folder ? { webkitdirectory: true } : {})}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => take(currentTarget.files)}
      />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
};
