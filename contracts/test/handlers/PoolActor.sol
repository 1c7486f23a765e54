// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {RewardPools} from "../../RewardPools.sol";
import {IRewardPools} from "../../interfaces/IRewardPools.sol";
import {CampaignsMock} from "../mocks/CampaignsMock.sol";
import {DemoToken} from "../mocks/DemoToken.sol";
import {HostileReceiver} from "../mocks/HostileReceiver.sol";
import {HostileToken} from "../mocks/HostileToken.sol";

/// @notice Does anything that anybody can do to four pools of two campaigns (an honest token in both, ETH, and a token that
/// misbehaves as it likes), and keeps its own books. One of the four people is a contract that takes ETH as it likes.
/// @dev A statement here is a tree of two leaves, so that its proofs need no library: the other leaf's hash.
abstract contract PoolActor is Test {
    struct Made {
        bytes32 root;
        address[2] accounts;
        uint128[2] amounts;
        uint256 from;
    }

    RewardPools public immutable pools;
    DemoToken public immutable token;
    HostileToken public immutable evil;
    CampaignsMock public immutable mock;
    address[4] public people;
    mapping(bytes32 pool => mapping(uint256 number => Made)) private _made;
    /// The most that any shown leaf gave an account, for P6.
    mapping(bytes32 pool => mapping(address account => uint256)) public proven;
    mapping(bytes32 pool => mapping(address account => uint256)) public received;
    /// What a funder put in and has not taken back, for P9.
    mapping(bytes32 pool => mapping(address funder => uint256)) public deposited;
    /// Calls about one campaign that changed another's pools, for P7.
    uint256 public strayed;
    uint256 public early;
    uint256 public claims;

    constructor(RewardPools pools_, DemoToken token_, CampaignsMock mock_, address brand, address arbiter) {
        (pools, token, mock) = (pools_, token_, mock_);
        evil = new HostileToken();
        people = [brand, arbiter, makeAddr("carol"), address(new HostileReceiver())];
        for (uint256 i = 0; i < 4; i++) {
            token.mint(people[i], 1e30);
            evil.mint(people[i], 1e30);
            vm.deal(people[i], 1e30);
            _allow(address(pools), people[i]);
        }
    }

    /// @dev A call about one pool leaves the other campaign's alone.
    modifier only(uint256 seed) {
        bytes32 before = _others(seed);
        _;
        if (_others(seed) != before) strayed++;
    }

    function fund(uint256 seed, uint128 amount) external only(seed) {
        (uint32 campaign, address asset, address who) = _pick(seed);
        amount = uint128(_bound(amount, 1, 1e20));
        bytes20 config = mock.configOf(campaign);
        vm.prank(who);
        uint128 credited = pools.fund{value: asset == address(0) ? amount : 0}(campaign, asset, amount, config);
        deposited[_key(campaign, asset)][who] += credited;
    }

    function propose(uint256 seed, uint256 part, uint128 lie) external only(seed) {
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

    function proposeEmpty(uint256 seed) external only(seed) {
        (uint32 campaign, address asset, address who) = _pick(seed);
        uint128 bond = pools.bondFor(campaign, asset, 0);
        vm.prank(who);
        pools.proposeEmpty{value: asset == address(0) ? bond : 0}(campaign, asset);
    }

    function dispute(uint256 seed) external only(seed) {
        (uint32 campaign, address asset, address who) = _pick(seed);
        IRewardPools.Pool memory pool = pools.poolOf(campaign, asset);
        uint128 bond = pools.bondFor(campaign, asset, pool.pendingTotal);
        vm.prank(who);
        pools.dispute{value: asset == address(0) ? bond : 0}(campaign, asset);
    }

    function raise(uint256 seed) external only(seed) {
        (uint32 campaign, address asset, address who) = _pick(seed);
        IRewardPools.Dispute memory running = pools.disputeOf(campaign, asset);
        vm.prank(who);
        pools.raise{value: asset == address(0) ? running.nextRaise : 0}(campaign, asset, !running.standsLeads);
    }

    function decide(uint256 seed, bool stands) external only(seed) {
        (uint32 campaign, address asset,) = _pick(seed);
        IRewardPools.Pool memory pool = pools.poolOf(campaign, asset);
        vm.prank(people[1]);
        pools.decide(campaign, asset, pool.pendingRoot, pool.pendingTotal, stands);
    }

    function settle(uint256 seed) external only(seed) {
        (uint32 campaign, address asset,) = _pick(seed);
        pools.settle(campaign, asset);
    }

    function withdraw(uint256 seed) external only(seed) {
        (, address asset, address who) = _pick(seed);
        vm.prank(who);
        pools.withdraw(asset, who);
    }

    function refund(uint256 seed) external only(seed) {
        (uint32 campaign, address asset, address who) = _pick(seed);
        vm.prank(who);
        uint128 amount = pools.refund(campaign, asset);
        deposited[_key(campaign, asset)][who] -= amount;
    }

    /// @dev Tries a leaf of any statement ever proposed, good or not.
    function claim(uint256 seed, uint256 number, bool second) external only(seed) {
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

    /// @dev The token and the receiver change their manners. They don't burn gas: a call here has no limit.
    function misbehave(uint8 asToken, uint8 asReceiver) external {
        HostileToken.Mode mode = HostileToken.Mode(asToken % 13);
        if (mode != HostileToken.Mode.GasBurner) evil.setMode(mode);
        HostileReceiver(payable(people[3])).set(HostileReceiver.Mode(asReceiver % 3), address(pools), "");
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + _bound(time, 1 hours, 40 days));
    }

    function poolAt(uint256 index) public view returns (uint32 campaign, address asset) {
        if (index == 0) return (1, address(token));
        if (index == 1) return (2, address(token));
        return index == 2 ? (1, address(0)) : (2, address(evil));
    }

    function keyAt(uint256 index) external view returns (bytes32) {
        (uint32 campaign, address asset) = poolAt(index);
        return _key(campaign, asset);
    }

    function _pick(uint256 seed) internal view returns (uint32 campaign, address asset, address who) {
        (campaign, asset) = poolAt(seed % 4);
        who = people[(seed >> 8) % 4];
    }

    function _key(uint32 campaign, address asset) internal pure returns (bytes32) {
        return keccak256(abi.encode(campaign, asset));
    }

    function _allow(address spender, address owner) internal {
        vm.startPrank(owner);
        token.approve(spender, type(uint256).max);
        evil.approve(spender, type(uint256).max);
        vm.stopPrank();
    }

    function _others(uint256 seed) private view returns (bytes32 seen) {
        (uint32 mine,) = poolAt(seed % 4);
        for (uint256 i = 0; i < 4; i++) {
            (uint32 campaign, address asset) = poolAt(i);
            if (campaign == mine) continue;
            seen = keccak256(abi.encode(seen, pools.poolOf(campaign, asset)));
            for (uint256 j = 0; j < 4; j++) {
                uint128 claimed = pools.claimedOf(campaign, asset, people[j]);
                seen = keccak256(abi.encode(seen, claimed, pools.depositOf(campaign, asset, people[j])));
            }
        }
    }
}
