// The one door to Preact and its signals: what the page is drawn with.

export type { ReadonlySignal, Signal } from '@preact/signals';
export { batch, computed, effect, signal, useComputed, useSignal } from '@preact/signals';
export type { ComponentChildren, TargetedInputEvent, TargetedPointerEvent } from 'preact';
export { render } from 'preact';
export { useEffect, useId, useRef } from 'preact/hooks';
