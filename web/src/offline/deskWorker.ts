// The service worker of the desk: notifications, and nothing else. The desk is not carried.

import { notify } from './notify'

notify()
