import { Drawing } from './drawing.jsx';

/** The mark of Min Side: a paw on the door. @param {{ title?: string, class?: string }} props */
export function HouseMark(props) {
  return (
    <Drawing viewBox="0 0 32 32" {...props}>
      <path
        class="drawing-mark"
        d="M5 30V14C5 7.5 9.8 2 16 2S27 7.5 27 14V30C27 30.6 26.6 31 26 31H6C5.4 31 5 30.6 5 30Z"
      />
      <path
        class="drawing-paw"
        d="M16 16.500C19 16.5 20.4 19 21.8 20.700C23.6 22.9 22.7 25.8 20 25.800C18.5 25.8 17.5 25.1 16 25.100C14.5 25.1 13.5 25.8 12 25.800C9.3 25.8 8.4 22.9 10.2 20.700C11.6 19 13 16.5 16 16.500Z"
      />
      <ellipse class="drawing-paw" cx="13.3" cy="11.4" rx="1.9" ry="2.7" />
      <ellipse class="drawing-paw" cx="18.7" cy="11.4" rx="1.9" ry="2.7" />
      <ellipse
        class="drawing-paw"
        cx="9.3"
        cy="15.6"
        rx="1.6"
        ry="2.3"
        transform="rotate(-20 9.3 15.6)"
      />
      <ellipse
        class="drawing-paw"
        cx="22.7"
        cy="15.6"
        rx="1.6"
        ry="2.3"
        transform="rotate(20 22.7 15.6)"
      />
    </Drawing>
  );
}
