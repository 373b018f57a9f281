//! System calls: a program that may start no other, signal nobody else, and outlive nobody.
//!
//! The filter is a program for the kernel, of the old packet filter's instructions. What it refuses fails with an error,
//! and ends nothing: a wrong answer is to be told what it does, not that it was killed.

use std::io;

use libc::sock_filter;

use crate::check;

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: Option<u32> = Some(0xC000_003E);
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: Option<u32> = Some(0xC000_00B7);
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
const ARCHITECTURE: Option<u32> = None;

// `struct seccomp_data`.
const NUMBER: u32 = 0;
const ARCH: u32 = 4;
/// The lower half of the first argument; both machines write it first.
const FIRST: u32 = 16;

const LOAD: u16 = 0x20;
const EQUAL: u16 = 0x15;
#[cfg(target_arch = "x86_64")]
const AT_LEAST: u16 = 0x35;
const ANY_BIT: u16 = 0x45;
const RETURN: u16 = 0x06;

const ALLOW: u32 = 0x7fff_0000;
const ERROR: u32 = 0x0005_0000;
const KILL: u32 = 0x8000_0000;

/// What no answer needs, and what would help to get out or to stay behind.
const REFUSED: &[libc::c_long] = &[
    #[cfg(target_arch = "x86_64")]
    libc::SYS_fork,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_vfork,
    libc::SYS_setsid,
    libc::SYS_setpgid,
    libc::SYS_tkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_pidfd_send_signal,
    libc::SYS_pidfd_getfd,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    // Ways around what stands here.
    libc::SYS_io_uring_setup,
];

pub(crate) struct Filter {
    program: Vec<sock_filter>,
    /// Where the program's own process id belongs.
    own: Vec<usize>,
}

impl std::fmt::Debug for Filter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Filter").field("length", &self.program.len()).finish_non_exhaustive()
    }
}

impl Filter {
    /// Nothing for a machine whose calls are not known here.
    pub(crate) fn new() -> Option<Self> {
        let mut filter = Self { program: Vec::new(), own: Vec::new() };
        filter.load(ARCH);
        filter.jump(EQUAL, ARCHITECTURE?, 1, 0);
        filter.end(KILL);
        filter.load(NUMBER);
        // The same calls under other numbers.
        #[cfg(target_arch = "x86_64")]
        {
            filter.jump(AT_LEAST, 0x4000_0000, 0, 1);
            filter.refuse(libc::ENOSYS);
        }
        for &call in REFUSED {
            filter.jump(EQUAL, number(call), 0, 1);
            filter.refuse(libc::EPERM);
        }
        // Its flags lie in memory, where they cannot be read: whoever is told that it is not there takes the older one.
        filter.jump(EQUAL, number(libc::SYS_clone3), 0, 1);
        filter.refuse(libc::ENOSYS);
        filter.jump(EQUAL, number(libc::SYS_clone), 0, 4);
        filter.load(FIRST);
        filter.jump(ANY_BIT, bits(libc::CLONE_THREAD), 0, 1);
        filter.end(ALLOW);
        filter.refuse(libc::EPERM);
        // It ends with whoever started it.
        filter.jump(EQUAL, number(libc::SYS_prctl), 0, 5);
        filter.load(FIRST);
        filter.jump(EQUAL, bits(libc::PR_SET_PDEATHSIG), 1, 0);
        filter.jump(EQUAL, bits(libc::PR_SET_CHILD_SUBREAPER), 0, 1);
        filter.refuse(libc::EPERM);
        filter.end(ALLOW);
        // It may signal itself: that is how it aborts.
        for call in [libc::SYS_kill, libc::SYS_tgkill] {
            filter.jump(EQUAL, number(call), 0, 4);
            filter.load(FIRST);
            filter.own.push(filter.program.len());
            filter.jump(EQUAL, 0, 0, 1);
            filter.end(ALLOW);
            filter.refuse(libc::EPERM);
        }
        filter.end(ALLOW);
        Some(filter)
    }

    fn put(&mut self, code: u16, k: u32, jt: u8, jf: u8) {
        self.program.push(sock_filter { code, jt, jf, k });
    }

    fn load(&mut self, at: u32) {
        self.put(LOAD, at, 0, 0);
    }

    /// Leaves out so many instructions if it is so, and so many if it is not.
    fn jump(&mut self, test: u16, value: u32, yes: u8, no: u8) {
        self.put(test, value, yes, no);
    }

    fn end(&mut self, with: u32) {
        self.put(RETURN, with, 0, 0);
    }

    fn refuse(&mut self, error: libc::c_int) {
        self.end(ERROR | bits(error));
    }

    /// From now on, for this thread and all that it starts. Called between fork and exec: nothing here allocates.
    pub(crate) fn set(&self) -> io::Result<()> {
        let mut program = [sock_filter { code: 0, jt: 0, jf: 0, k: 0 }; 128];
        let length = self.program.len();
        let Some(own) = program.get_mut(..length) else { return Err(io::Error::from_raw_os_error(libc::E2BIG)) };
        own.copy_from_slice(&self.program);
        // SAFETY: asks for a number.
        let id = bits(unsafe { libc::getpid() });
        for &at in &self.own {
            own[at].k = id;
        }
        let filter = libc::sock_fprog { len: u16::try_from(length).unwrap_or_default(), filter: own.as_mut_ptr() };
        // SAFETY: the pointer is to a live value, and its own to as many instructions as it says.
        check(unsafe { libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, &raw const filter) })?;
        Ok(())
    }
}

fn number(call: libc::c_long) -> u32 {
    u32::try_from(call).unwrap_or(u32::MAX)
}

fn bits(value: libc::c_int) -> u32 {
    value.cast_unsigned()
}
