// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev The contracts of one deployment. `Genesis` knows each by its number here; `modules/parts.ts` has the same list.
enum Part {
    Contributions,
    RewardPools,
    Curation,
    Royalties,
    Editions
}

/// @title Genesis
/// @notice Puts the protocol's contracts on a chain, at the same addresses on every chain, whoever pays for it.
/// @dev The contracts name one another in their constructors, in a circle, so no order of ordinary deployments works. Genesis breaks
/// the circle: the address of each contract depends only on Genesis' own address (CREATE3), and that depends on the code
/// hashes and settings given to its constructor (CREATE2 by CreateX, with a salt that is bound to nobody). Hence:
///
/// - whoever deploys, from whatever account and in whatever order, gets the same contracts at the same addresses;
/// - nobody can put other code, other settings or other neighbours there: what Genesis places is fixed by its address;
/// - nobody is needed to bring the protocol to another chain, and nobody's key guards its addresses.
///
/// Once all is placed, Genesis can do nothing more. It holds no right over anything.
interface IGenesis {
    /// @notice A contract was placed.
    /// @param part Which one.
    /// @param where Its address.
    event Placed(Part indexed part, address where);

    /// @notice Thrown when other code is brought than Genesis was made for.
    /// @param part Which contract was to be placed.
    /// @param expected keccak256 of its creation code.
    /// @param actual keccak256 of what was brought.
    error WrongCode(Part part, bytes32 expected, bytes32 actual);

    /// @notice Thrown when a contract's constructor failed: it refused its arguments, asked a neighbour that isn't placed yet
    /// (Curation asks RewardPools), or ran out of gas. Nothing was changed.
    error DeploymentFailed();

    /// @notice Places a contract. Anybody may; once it is there, calling again changes nothing.
    /// @param part Which one.
    /// @param creationCode The compiler's output for it, without constructor arguments: those are added here.
    /// @return where Its address.
    function place(Part part, bytes calldata creationCode) external returns (address where);

    /// @notice Where a contract is, or will be.
    function addressOf(Part part) external view returns (address);

    /// @notice The ABI-encoded arguments that a contract's constructor gets; what explorers ask for.
    function argumentsOf(Part part) external view returns (bytes memory);

    /// @notice keccak256 of a contract's creation code.
    function codeHashOf(Part part) external view returns (bytes32);
}
