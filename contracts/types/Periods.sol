// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev The periods of a {RewardPools} deployment, in seconds, fixed for ever: no pending statement can be hastened or
/// stalled by changing one. A local chain takes short ones.
struct Periods {
    /// How long a statement can be disputed, and a raise answered (live: 72 hours).
    uint40 challenge;
    /// How long an arbiter is waited for before anybody may raise (live: 14 days).
    uint40 silence;
    /// How long after the last statement stood only the brand may propose (live: 30 days).
    uint40 reopen;
    /// How long after settle-by, or the end of the last proposal, funders wait for their refund where no statement ever stood (live: 180 days).
    uint40 refund;
}
