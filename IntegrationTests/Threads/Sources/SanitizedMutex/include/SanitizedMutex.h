// The slow path of Swift's Mutex for ThreadSanitizer; see SanitizedMutex.c.
#pragma once
