// Swift's Mutex takes a free lock in code that is compiled into this program, where ThreadSanitizer sees it, but waits for
// a taken one in a library that was not compiled for ThreadSanitizer. What such a lock orders would be reported as a race.
// So on Linux the two functions of the library are replaced by these, which the sanitizer sees: the lock is the word that
// holds the owner's thread, 0 if there is none, and waiting is trying again.
#if defined(__linux__) && defined(__has_feature)
#if __has_feature(thread_sanitizer)
#include <sched.h>
#include <stdint.h>

__attribute__((swiftcall)) void sanitized_lock_slow(uint32_t self_id, __attribute__((swift_context)) void *word)
    __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
__attribute__((swiftcall)) void sanitized_unlock_slow(__attribute__((swift_context)) void *word)
    __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");

__attribute__((swiftcall)) void sanitized_lock_slow(uint32_t self_id, __attribute__((swift_context)) void *word) {
  uint32_t nobody = 0;
  while (!__atomic_compare_exchange_n((uint32_t *)word, &nobody, self_id, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
    nobody = 0;
    sched_yield();
  }
}

__attribute__((swiftcall)) void sanitized_unlock_slow(__attribute__((swift_context)) void *word) {
  __atomic_store_n((uint32_t *)word, 0, __ATOMIC_RELEASE);
}
#endif
#endif
