import { logo, type Practice, practice, takeLogo } from '../state/practice.ts';
import { LineInput } from './field.tsx';

const asked: readonly (readonly [field: keyof Practice, label: string, hint?: string])[] = [
  ['name', 'Name of the practice, or your name'],
  ['credentials', 'Profession or license'],
  ['address', 'Address', 'Several lines? Put a semicolon between them.'],
  ['phone', 'Telephone'],
  ['email', 'Email'],
  ['website', 'Website'],
];

/** What stands at the head of each sheet. */
export const PracticeFields = () => (
  <details>
    <summary>Your practice and logo</summary>
    {asked.map(([field, label, hint]) => (
      <LineInput
        key={field}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={practice.value[field]}
        onInput={(value) => {
          practice.value = { ...practice.value, [field]: value };
        }}
      />
    ))}
    <div class="field">
      <label for="logo">Logo, as PNG or JPEG</label>
      <input
        id="logo"
        type="file"
        accept="image/png,image/jpeg"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void takeLogo(file);
        }}
      />
      {logo.value && practice.value.name.trim() === '' && (
        <p class="hint">It is printed beside the name of the practice: please type that as well.</p>
      )}
    </div>
  </details>
);
