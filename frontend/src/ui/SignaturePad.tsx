import { Button } from "@mantine/core";
import { useEffect, useRef, useState, type MouseEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";

import styles from "./kit.module.css";

interface SignaturePadProps {
  label: string;
  /** The PNG in base64, without its prefix; null while nothing is drawn. */
  onChange: (png: string | null) => void;
  error?: string | undefined;
}

const WIDTH = 720;
const HEIGHT = 200;

/** A place to sign with finger, pen or mouse. What is drawn leaves this screen only with the act it belongs to. */
export function SignaturePad({ label, onChange, error }: SignaturePadProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => clear(canvas.current), []);
  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) * WIDTH) / box.width,
      ((event.clientY - box.top) * HEIGHT) / box.height,
    ];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = event.currentTarget.getContext("2d");
    if (!pen) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    pen.strokeStyle = "#0f172a";
    pen.lineWidth = 3;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.beginPath();
    pen.moveTo(...at(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = event.currentTarget.getContext("2d");
    if (!drawing.current || !pen) return;
    pen.lineTo(...at(event));
    pen.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!drawing.current) return;
    drawing.current = false;
    setDrawn(true);
    onChange(event.currentTarget.toDataURL("image/png").split(",")[1] ?? null);
  };
  // Drawing leaves the focus in the form, so that Ctrl+Enter still saves it.
  const keepFocus = (event: MouseEvent): void => event.preventDefault();
  return (
    <div>
      <div className={styles.signatureHead}>
        <span id="signature-label">{label}</span>
        {drawn ? (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              clear(canvas.current);
              setDrawn(false);
              onChange(null);
            }}
          >
            {t("actions.again")}
          </Button>
        ) : null}
      </div>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        className={styles.signature}
        role="img"
        aria-labelledby="signature-label"
        data-error={error ? true : undefined}
        onMouseDown={keepFocus}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {error ? (
        <p className={styles.signatureError} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

function clear(canvas: HTMLCanvasElement | null): void {
  const pen = canvas?.getContext("2d");
  if (!pen) return;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, WIDTH, HEIGHT);
}
