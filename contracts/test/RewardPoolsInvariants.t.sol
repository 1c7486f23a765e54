// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {RewardPools} from "../RewardPools.sol";
import {ICampaigns} from "../interfaces/ICampaigns.sol";
import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Periods} from "../types/Periods.sol";
import {CampaignsMock} from "./mocks/CampaignsMock.sol";
import {DemoToken} from "./mocks/DemoToken.sol";

/// @notice Does anything that anybody can do to three pools (two campaigns, one token, and ETH), and keeps its own books.
/// @dev A statement here is a tree of two leaves, so that its proofs need no library: the other leaf's hash.
contract PoolActor is Test {
    struct Made {
        bytes32 root;
        address[2] accounts;
        uint128[2] amounts;
        uint256 from;
    }

    RewardPools public immutable pools;
    DemoToken public immutable token;
    CampaignsMock public immutable mock;
    address[4] public people;
    mapping(bytes32 pool => mapping(uint256 number => Made)) private _made;
    /// The most that any shown leaf gave an account, for P6.
    mapping(bytes32 pool => mapping(address account => uint256)) public proven;
    mapping(bytes32 pool => mapping(address account => uint256)) public received;
    uint256 public early;
    uint256 public claims;

    constructor(RewardPools pools_, DemoToken token_, CampaignsMock mock_, address brand, address arbiter) {
        (pools, token, mock) = (pools_, token_, mock_);
        people = [brand, arbiter, makeAddr("carol"), makeAddr("dave")];
        for (uint256 i = 0; i < 4; i++) {
            token.mint(people[i], 1e30);
            vm.deal(people[i], 1e30);
            vm.prank(people[i]);
            token.approve(address(pools), type(uint256).max);
        }
    }

    function fund(uint256 seed, uint128 amount) external {
        (uint32 campaign, address asset, address who) = _pick(seed);
        amount = uint128(_bound(amount, 1, 1e20));
        vm.prank(who);
        pools.fund{value: asset == address(0) ? amount : 0}(campaign, asset, amount, mock.configOf(campaign));
    }

    function propose(uint256 seed, uint256 part, uint128 lie) external {
        (uint32 campaign, address asset, address who) = _pick(seed);
        IRewardPools.Pool memory pool = pools.poolOf(campaign, asset);
        uint128 most = pool.funded - pool.refunded;
        uint128 total = pool.total + uint128((uint256(most - pool.total) * _bound(part, 45, 100)) / 100);
        if (total == 0) return;
        Made memory made;
        made.accounts = [people[2], people[3]];
        // One in some promises more than its total.
        made.amounts = [total / 2, total - total / 2 + (lie % 3 == 0 ? lie % 1e18 : 0)];
        bytes32[2] memory leaves = [
            pools.leafOf(campaign, asset, made.accounts[0], made.amounts[0]),
            pools.leafOf(campaign, asset, made.accounts[1], made.amounts[1])
        ];
        made.root = leaves[0] < leaves[1]
            ? keccak256(bytes.concat(leaves[0], leaves[1]))
            : keccak256(bytes.concat(leaves[1], leaves[0]));
        uint128 bond = pools.bondFor(campaign, asset, total);
        vm.prank(who);
        uint32 number =
            pools.propose{value: asset == address(0) ? bond : 0}(campaign, asset, made.root, total, bytes32("file"), 0);
        made.from = block.timestamp + pools.challengePeriod();
        _made[_key(campaign, asset)][number] = made;
    }

    function proposeEmpty(uint256 seed) external {
        (uint32 campaign, address asset, address who) = _pick(seed);
        uint128 bond = pools.bondFor(campaign, asset, 0);
        vm.prank(who);
        pools.proposeEmpty{value: asset == address(0) ? bond : 0}(campaign, asset);
    }

    function dispute(uint256 seed) external {
        (uint32 campaign, address asset, address who) = _pick(seed);
        IRewardPools.Pool memory pool = pools.poolOf(campaign, asset);
        uint128 bond = pools.bondFor(campaign, asset, pool.pendingTotal);
        vm.prank(who);
        pools.dispute{value: asset == address(0) ? bond : 0}(campaign, asset);
    }

    function raise(uint256 seed) external {
        (uint32 campaign, address asset, address who) = _pick(seed);
        IRewardPools.Dispute memory running = pools.disputeOf(campaign, asset);
        vm.prank(who);
        pools.raise{value: asset == address(0) ? running.nextRaise : 0}(campaign, asset, !running.standsLeads);
    }

    function decide(uint256 seed, bool stands) external {
        (uint32 campaign, address asset,) = _pick(seed);
        IRewardPools.Pool memory pool = pools.poolOf(campaign, asset);
        vm.prank(people[1]);
        pools.decide(campaign, asset, pool.pendingRoot, pool.pendingTotal, stands);
    }

    function settle(uint256 seed) external {
        (uint32 campaign, address asset,) = _pick(seed);
        pools.settle(campaign, asset);
    }

    function withdraw(uint256 seed) external {
        (, address asset, address who) = _pick(seed);
        vm.prank(who);
        pools.withdraw(asset, who);
    }

    function refund(uint256 seed) external {
        (uint32 campaign, address asset, address who) = _pick(seed);
        vm.prank(who);
        pools.refund(campaign, asset);
    }

    /// @dev Tries a leaf of any statement ever proposed, good or not.
    function claim(uint256 seed, uint256 number, bool second) external {
        (uint32 campaign, address asset,) = _pick(seed);
        bytes32 key = _key(campaign, asset);
        uint32 proposals = pools.poolOf(campaign, asset).proposals;
        if (proposals == 0) return;
        Made memory made = _made[key][_bound(number, 1, proposals)];
        if (made.root == 0) return;
        uint256 i = second ? 1 : 0;
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = pools.leafOf(campaign, asset, made.accounts[1 - i], made.amounts[1 - i]);
        uint128 paid = pools.claim(campaign, asset, made.accounts[i], made.amounts[i], proof);
        claims++;
        received[key][made.accounts[i]] += paid;
        if (made.amounts[i] > proven[key][made.accounts[i]]) proven[key][made.accounts[i]] = made.amounts[i];
        if (block.timestamp < made.from) early++;
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + _bound(time, 1 hours, 40 days));
    }

    function poolAt(uint256 index) public view returns (uint32 campaign, address asset) {
        return (index == 1 ? 2 : 1, index == 2 ? address(0) : address(token));
    }

    function _pick(uint256 seed) private view returns (uint32 campaign, address asset, address who) {
        (campaign, asset) = poolAt(seed % 3);
        who = people[(seed >> 8) % 4];
    }

    function _key(uint32 campaign, address asset) private pure returns (bytes32) {
        return keccak256(abi.encode(campaign, asset));
    }

    function keyAt(uint256 index) external view returns (bytes32) {
        (uint32 campaign, address asset) = poolAt(index);
        return _key(campaign, asset);
    }
}

/// @notice P4, P5, P6 and P8 after any sequence of calls.
contract RewardPoolsInvariants is Test {
    RewardPools private _pools;
    DemoToken private _token;
    PoolActor private _actor;

    function setUp() public {
        vm.warp(1_000_000);
        address brand = makeAddr("brand");
        address arbiter = makeAddr("arbiter");
        CampaignsMock mock = new CampaignsMock(brand, arbiter, 1_000_000, 1_000_000 + 30 days);
        _pools = new RewardPools(ICampaigns(address(mock)), Periods(72 hours, 14 days, 30 days, 180 days));
        _token = new DemoToken("Demo Dollar", "dUSD");
        _actor = new PoolActor(_pools, _token, mock, brand, arbiter);
        _actor.fund(0, 1e18);
        _actor.fund(1, 1e18);
        _actor.fund(2, 1e18);
        targetContract(address(_actor));
    }

    /// @notice The actor gets as far as claims, refunds and raises; else the invariants would hold for want of events.
    function test_theActorGetsThere() public {
        uint256 byBrand = 0;
        _actor.propose(byBrand, 100, 0);
        _actor.wait(3 days);
        _actor.claim(byBrand, 1, false);
        _actor.settle(byBrand);
        assertEq(_actor.claims(), 1);
        _actor.proposeEmpty(byBrand + 1);
        _actor.dispute(514); // The same pool, by the third person.
        _actor.wait(15 days);
        _actor.raise(byBrand + 1);
        _actor.decide(byBrand + 1, true);
        _actor.refund(byBrand + 1);
        _actor.withdraw(byBrand + 1);
    }

    /// @notice P4: paid ≤ the standing statement's total ≤ funded − refunded.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_paysNoMoreThanItMay() public view {
        for (uint256 i = 0; i < 3; i++) {
            (uint32 campaign, address asset) = _actor.poolAt(i);
            IRewardPools.Pool memory pool = _pools.poolOf(campaign, asset);
            assertLe(pool.paid, pool.total);
            assertLe(pool.total, pool.funded - pool.refunded);
        }
    }

    /// @notice P5: it holds at least what it owes to pools and people.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_holdsWhatItOwes() public view {
        uint256[2] memory owed;
        for (uint256 i = 0; i < 3; i++) {
            (uint32 campaign, address asset) = _actor.poolAt(i);
            IRewardPools.Pool memory pool = _pools.poolOf(campaign, asset);
            owed[asset == address(0) ? 1 : 0] += pool.funded - pool.refunded - pool.paid;
        }
        for (uint256 i = 0; i < 4; i++) {
            owed[0] += _pools.creditOf(_actor.people(i), address(_token));
            owed[1] += _pools.creditOf(_actor.people(i), address(0));
        }
        assertGe(_token.balanceOf(address(_pools)), owed[0]);
        assertGe(address(_pools).balance, owed[1]);
    }

    /// @notice P6: an account never gets more than its highest proven cumulative amount; P8: nothing is claimed early.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_paysNobodyMoreThanProven() public view {
        for (uint256 i = 0; i < 3; i++) {
            bytes32 key = _actor.keyAt(i);
            for (uint256 j = 2; j < 4; j++) {
                address account = _actor.people(j);
                assertLe(_actor.received(key, account), _actor.proven(key, account));
            }
        }
        assertEq(_actor.early(), 0);
    }
}
