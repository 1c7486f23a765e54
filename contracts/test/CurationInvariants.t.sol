// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Curation} from "../Curation.sol";
import {ICuration} from "../interfaces/ICuration.sol";
import {CurationCampaignsMock} from "./mocks/CurationCampaignsMock.sol";
import {PoolsMock} from "./mocks/PoolsMock.sol";

/// @notice Appeals, decides, fetches and forwards in two campaigns, as whoever it likes, while authors and arbiters change
/// and the pool has moods; and keeps its own books of every wei.
contract AppealActor is Test {
    uint32 public constant CAMPAIGNS = 2;
    uint256 public constant WORKS = 2;
    uint256 public constant PEOPLE = 3;

    Curation public immutable curation;
    PoolsMock public immutable pools;
    CurationCampaignsMock public immutable mock;
    address[PEOPLE] public people;

    uint256 public paidIn;
    uint256 public paidOut;
    mapping(uint32 campaign => uint256) public forfeited;
    /// How often an appeal's bond left it.
    mapping(uint256 id => mapping(address author => uint256)) public exits;
    /// How often a bond went to somebody it wasn't owed to, and a call changed another campaign.
    uint256 public thefts;
    uint256 public leaks;

    modifier changesOnly(uint32 campaign) {
        bytes32 before = others(campaign);
        _;
        if (others(campaign) != before) leaks++;
    }

    constructor(Curation curation_, PoolsMock pools_, CurationCampaignsMock mock_) {
        (curation, pools, mock) = (curation_, pools_, mock_);
        people = [makeAddr("alice"), makeAddr("bob"), makeAddr("carol")];
        for (uint256 i = 0; i < PEOPLE; i++) {
            vm.deal(people[i], 1e30);
        }
        for (uint32 c = 1; c <= CAMPAIGNS; c++) {
            mock.set(c, uint40(block.timestamp + c * 5 days), uint96(c * 1e15));
            mock.setArbiter(c, people[c]);
        }
    }

    function appeal(uint256 seed, uint256 extra) external changesOnly(campaignOf(seed)) {
        address who = _who(seed);
        uint96 bond = mock.settingsOf(campaignOf(seed)).appealBond;
        vm.prank(who);
        curation.appeal{value: extra % 8 == 0 ? bond + 1 : bond}(idOf(seed));
        paidIn += bond;
    }

    /// @dev One decision, or one on each of the work's appeals; now and then as another campaign's arbiter.
    function decide(uint256 seed, bool upheld, bool all) external changesOnly(asCampaign(seed)) {
        (uint32 campaign, uint256 id) = (asCampaign(seed), idOf(seed));
        ICuration.Decision[] memory decisions = new ICuration.Decision[](all ? PEOPLE : 1);
        uint256 count = 0;
        for (uint256 i = 0; i < PEOPLE; i++) {
            address author = people[i];
            bool pending = curation.appealOf(id, author).state == ICuration.AppealState.Pending;
            if (!all ? author == _who(seed) : pending) {
                decisions[count++] = ICuration.Decision(id, author, upheld, upheld ? 5_000 : 0, 0);
            }
        }
        assembly ("memory-safe") {
            mstore(decisions, count)
        }
        uint256[PEOPLE] memory held = bondsOn(id);
        vm.prank(mock.arbiterOf(campaign));
        curation.decideAppeals(campaign, decisions);
        uint256[PEOPLE] memory left = bondsOn(id);
        for (uint256 i = 0; i < PEOPLE; i++) {
            if (held[i] == left[i]) continue;
            exits[id][people[i]]++;
            forfeited[campaign] += held[i] - left[i];
            if (upheld || left[i] != 0) thefts++;
        }
    }

    function withdraw(uint256 seed, uint256 by, uint256 to) external changesOnly(campaignOf(seed)) {
        (uint256 id, address author) = (idOf(seed), _who(seed));
        (address caller, address receiver) = (by % 4 == 0 ? people[to % PEOPLE] : author, people[to % PEOPLE]);
        uint256 bond = curation.appealOf(id, author).bond;
        uint256 before = receiver.balance;
        vm.prank(caller);
        curation.withdrawBond(id, author, receiver);
        exits[id][author]++;
        paidOut += receiver.balance - before;
        if (receiver.balance - before != bond || (caller != author && receiver != author)) thefts++;
    }

    function forward(uint256 seed) external changesOnly(campaignOf(seed)) {
        curation.forwardBonds(campaignOf(seed));
    }

    function correctAuthor(uint256 seed) external changesOnly(campaignOf(seed)) {
        mock.setAuthor(idOf(seed), _who(seed));
    }

    function handOver(uint256 seed) external changesOnly(campaignOf(seed)) {
        mock.setArbiter(campaignOf(seed), _who(seed));
    }

    function setMood(uint256 seed) external {
        PoolsMock.Mode mode = PoolsMock.Mode(seed % 3);
        uint32 campaign = campaignOf(seed);
        pools.set(mode, address(curation), abi.encodeCall(Curation.forwardBonds, (campaign)));
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + _bound(time, 1 hours, 4 days));
    }

    function campaignOf(uint256 seed) public pure returns (uint32) {
        return uint32((seed & 0xff) % CAMPAIGNS) + 1;
    }

    function asCampaign(uint256 seed) public pure returns (uint32) {
        return campaignOf((seed >> 24) % 4 == 1 ? seed + 1 : seed);
    }

    function idOf(uint256 seed) public pure returns (uint256) {
        return workOf(campaignOf(seed), (seed >> 8) % WORKS);
    }

    function workOf(uint32 campaign, uint256 work) public pure returns (uint256) {
        return (uint256(campaign) << 224) | (work + 1);
    }

    function bondsOn(uint256 id) public view returns (uint256[PEOPLE] memory held) {
        for (uint256 i = 0; i < PEOPLE; i++) {
            held[i] = curation.appealOf(id, people[i]).bond;
        }
    }

    /// @notice Everything there is of all campaigns but one.
    function others(uint32 campaign) public view returns (bytes32 digest) {
        for (uint32 c = 1; c <= CAMPAIGNS; c++) {
            if (c == campaign) continue;
            digest = keccak256(abi.encode(digest, curation.bondsToForward(c), pools.proceeds(c)));
            for (uint256 w = 0; w < WORKS; w++) {
                for (uint256 i = 0; i < PEOPLE; i++) {
                    digest = keccak256(abi.encode(digest, curation.appealOf(workOf(c, w), people[i])));
                }
            }
        }
    }

    function _who(uint256 seed) private view returns (address) {
        return people[(seed >> 16) % PEOPLE];
    }
}

/// @notice Of bonds, after any sequence of calls; and P7.
contract CurationInvariants is Test {
    Curation private _curation;
    PoolsMock private _pools;
    AppealActor private _actor;

    function setUp() public {
        vm.warp(1_000_000);
        CurationCampaignsMock mock = new CurationCampaignsMock();
        _pools = new PoolsMock(address(mock));
        _curation = new Curation(address(mock), address(_pools));
        _actor = new AppealActor(_curation, _pools, mock);
        targetContract(address(_actor));
    }

    /// @notice The actor gets as far as every kind of exit; else the invariants would hold for want of events.
    function test_theActorGetsThere() public {
        // Campaign 2 begins in 10 days; its second half is 10 days later. Seeds: campaign − 1, work << 8, person << 16.
        for (uint256 i = 0; i < 3; i++) {
            _actor.wait(4 days);
        }
        for (uint256 person = 0; person < 3; person++) {
            _actor.appeal(1 | (person << 16), 1);
        }
        for (uint256 i = 0; i < 3; i++) {
            _actor.wait(3 days);
        }
        _actor.decide(1, true, false);
        _actor.withdraw(1, 1, 2);
        _actor.decide(1 | (1 << 16), false, false);
        _actor.correctAuthor(1);
        _actor.withdraw(1 | (2 << 16), 0, 2);
        _actor.forward(1);
        assertEq(_pools.proceeds(2), 2e15);
        assertEq(_actor.paidOut(), 4e15);
        assertEq(address(_curation).balance, 0);
    }

    /// @notice It holds what it owes to appellants and pools, exactly; nothing is lost between them.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 160
    function invariant_holdsWhatItOwes() public view {
        uint256 owed = 0;
        uint256 proceeds = 0;
        for (uint32 c = 1; c <= _actor.CAMPAIGNS(); c++) {
            owed += _curation.bondsToForward(c);
            proceeds += _pools.proceeds(c);
            assertEq(_curation.bondsToForward(c) + _pools.proceeds(c), _actor.forfeited(c));
            for (uint256 w = 0; w < _actor.WORKS(); w++) {
                uint256[3] memory held = _actor.bondsOn(_actor.workOf(c, w));
                owed += held[0] + held[1] + held[2];
            }
        }
        assertEq(address(_curation).balance, owed);
        assertEq(_actor.paidIn(), owed + proceeds + _actor.paidOut());
    }

    /// @notice A bond leaves once, and only to its appellant, by its appellant's word, or by a rejection.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 160
    function invariant_everyBondLeavesOnce() public view {
        for (uint32 c = 1; c <= _actor.CAMPAIGNS(); c++) {
            for (uint256 w = 0; w < _actor.WORKS(); w++) {
                for (uint256 i = 0; i < _actor.PEOPLE(); i++) {
                    assertLe(_actor.exits(_actor.workOf(c, w), _actor.people(i)), 1);
                }
            }
        }
        assertEq(_actor.thefts(), 0);
    }

    /// @notice P7: no call about one campaign changes another's appeals, bonds or pool.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 160
    function invariant_noCallReachesAnotherCampaign() public view {
        assertEq(_actor.leaks(), 0);
    }
}
