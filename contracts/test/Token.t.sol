// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Contributions} from "../Contributions.sol";
import {IContributions} from "../interfaces/IContributions.sol";
import {AiPolicy, Format, Limits, Settings} from "../types/Settings.sol";
import {WorkHeader, toWorkHeader} from "../types/WorkHeader.sol";

/// @notice Certifies, sells, burns and waits in any order, and remembers what must stay true.
contract TokenHandler is Test {
    struct Fact {
        address author;
        address owner;
        bytes32 digest;
        uint40 certifiedAt;
    }

    Contributions public immutable contributions;
    uint32 public immutable campaign;
    address[] public people;
    uint256[] public ids;
    mapping(uint256 id => Fact) public facts;
    mapping(address => uint256) public held;
    /// @dev The first thing that went wrong; a handler's own reverts would be passed over in silence.
    string public broken;

    constructor() {
        contributions = new Contributions(Limits(0, 0, 0, 0), address(0));
        Settings memory settings;
        settings.opens = 1;
        settings.closes = type(uint32).max;
        settings.finality = 1 days;
        settings.equalBps = 10_000;
        campaign = contributions.openCampaign(address(1), address(0), settings, "terms", new address[](0));
        for (uint160 i = 1; i <= 4; ++i) {
            people.push(address(0xbeef00 + i));
        }
    }

    function _expect(bool good, string memory what) private {
        if (!good && bytes(broken).length == 0) broken = what;
    }

    function count() external view returns (uint256) {
        return ids.length;
    }

    function certify(uint256 who, uint8 work) external {
        address author = people[who % people.length];
        bytes32 digest = keccak256(abi.encode("work", work % 12));
        WorkHeader header = toWorkHeader(contributions.configOf(campaign), campaign, 1, 0, 0);
        bool taken = contributions.isCertified(campaign, digest);

        vm.prank(author);
        try contributions.contribute(header, digest, 0, new uint256[](0)) returns (uint256 id) {
            _expect(!taken, "P1: certified twice");
            ids.push(id);
            facts[id] = Fact(author, author, digest, uint40(block.timestamp));
            ++held[author];
        } catch {
            _expect(taken, "a new digest was refused");
        }
    }

    function transfer(uint256 by, uint256 to, uint256 which) external {
        if (ids.length == 0) return;
        uint256 id = ids[which % ids.length];
        Fact storage fact = facts[id];
        (address caller, address target) = (people[by % people.length], people[to % people.length]);
        bool may = caller == fact.owner && block.timestamp >= fact.certifiedAt + 1 days;

        vm.prank(caller);
        try contributions.transferFrom(caller, target, id) {
            _expect(may, "moved what it may not");
            --held[caller];
            ++held[target];
            fact.owner = target;
        } catch {
            _expect(!may, "couldn't move its own final token");
        }
    }

    function burn(uint256 by, uint256 which) external {
        if (ids.length == 0) return;
        uint256 id = ids[which % ids.length];
        Fact storage fact = facts[id];
        address caller = people[by % people.length];
        bool may = caller == fact.owner && block.timestamp >= fact.certifiedAt + 1 days;

        vm.prank(caller);
        try contributions.burn(id) {
            _expect(may, "burnt what it may not");
            --held[caller];
            fact.owner = address(0);
        } catch {
            _expect(!may, "couldn't burn its own final token");
        }
    }

    function cancel(uint256 who) external {
        address author = people[who % people.length];
        uint32 epoch = contributions.epochOf(author);
        vm.prank(author);
        _expect(contributions.cancelSignatures() == epoch + 1, "an epoch was skipped");
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 2 days));
    }
}

/// @notice P1–P3 under any order of certifying, selling, burning and waiting.
contract TokenInvariants is Test {
    TokenHandler private handler;

    function setUp() public {
        vm.warp(1_700_000_000);
        handler = new TokenHandler();
        targetContract(address(handler));
    }

    function invariant_everyCallDidWhatItMay() public view {
        assertEq(handler.broken(), "");
    }

    function invariant_authorDigestAndTimeNeverChange() public view {
        Contributions contributions = handler.contributions();
        for (uint256 i = 0; i < handler.count(); ++i) {
            uint256 id = handler.ids(i);
            (address author, address owner, bytes32 digest, uint40 certifiedAt) = handler.facts(id);
            IContributions.Contribution memory work = contributions.contributionOf(id);

            assertEq(work.author, author, "P2: author");
            assertEq(work.owner, owner, "owner");
            assertEq(work.digest, digest, "P2: digest");
            assertEq(work.certifiedAt, certifiedAt, "P2: certified-at");
            assertLe(work.certifiedAt, block.timestamp, "P3: certified in the future");
        }
    }

    function invariant_balancesCountTokens() public view {
        for (uint256 i = 0; i < 4; ++i) {
            address who = handler.people(i);
            assertEq(handler.contributions().balanceOf(who), handler.held(who));
        }
    }
}
