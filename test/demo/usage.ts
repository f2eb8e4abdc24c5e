import { EXAMPLE_NAMES, ROUND_TRIP } from './exampleNames';

/** What `--help` prints. */
export const USAGE = `Runs the workflows in examples/ in n8n's own engine and checks what comes out.

  npm run demo                              all examples, against a local Picky Assist sandbox:
                                            nothing leaves this computer
  npm run demo -- single sms                only these; the names are ${EXAMPLE_NAMES.join(', ')},
                                            ${ROUND_TRIP} (the two with a trigger; sandbox only)

Against the real service (messages are really sent and paid for):

  npm run demo -- --token TOKEN --to NUMBER[,NUMBER] [--platform v4|v3] [--base-url URL]

  --token TOKEN      the API token of your project; it is never printed
  --to NUMBERS       your own numbers, with country code, in place of those in the examples
  --platform v4|v3   where the token was made: v4 (app.pickyassist.com), the default, or v3
                     (pickyassist.com/app)
  --base-url URL     another address, up to and without /push

  --help             this text

Ends with 0 when all came out right, 1 when something did not, 2 when a word makes no sense.`;
