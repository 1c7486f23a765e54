// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Editions} from "../../Editions.sol";
import {RewardPools} from "../../RewardPools.sol";
import {Royalties} from "../../Royalties.sol";
import {IEditions} from "../../interfaces/IEditions.sol";
import {CampaignsMock} from "../mocks/CampaignsMock.sol";
import {DemoToken} from "../mocks/DemoToken.sol";
import {PoolActor} from "./PoolActor.sol";

/// @notice Everything of {PoolActor}, and all that brings pools what is nobody's deposit, or takes it away: gifts, royalties by
/// forwarders, editions (of campaign 1 in ETH, of campaign 2 in the token that misbehaves), and the brand's takings.
contract ProceedsActor is PoolActor {
    Editions public immutable editions;
    Royalties public immutable royalties;
    uint256 public taken;
    uint256 public sold;
    uint256 public flushed;
    /// Times in which money stayed where none may stay.
    uint256 public left;
    /// Takings by somebody else than the brand, or of what wasn't proceeds.
    uint256 public stolen;

    constructor(
        RewardPools pools_,
        DemoToken token_,
        CampaignsMock mock_,
        Editions editions_,
        Royalties royalties_,
        address brand,
        address arbiter
    ) PoolActor(pools_, token_, mock_, brand, arbiter) {
        (editions, royalties) = (editions_, royalties_);
        mock_.sell(1, address(0), 1e15, 1_000);
        mock_.sell(2, address(evil), 1e15, 0);
        vm.startPrank(brand);
        editions.setEdition(1, content());
        editions.setEdition(2, content());
        vm.stopPrank();
        for (uint256 i = 0; i < 4; i++) {
            _allow(address(editions), people[i]);
        }
    }

    function addProceeds(uint256 seed, uint128 amount) external only(seed) {
        (uint32 campaign, address asset, address who) = _pick(seed);
        amount = uint128(_bound(amount, 1, 1e19));
        vm.prank(who);
        pools.addProceeds{value: asset == address(0) ? amount : 0}(campaign, asset, amount);
    }

    function takeProceeds(uint256 seed) external only(seed) {
        (uint32 campaign, address asset, address who) = _pick(seed);
        // A dispute that time has decided adds what was lost in it to the proceeds: before they are looked at.
        try pools.settle(campaign, asset) {} catch {}
        uint128 there = pools.poolOf(campaign, asset).proceeds;
        vm.prank(who);
        uint128 amount = pools.takeProceeds(campaign, asset, people[2]);
        taken += amount;
        if (who != people[0] || amount != there) stolen++;
    }

    /// @dev Royalties arrive, and may be flushed at once, by anybody.
    function royalty(uint256 seed, uint128 amount, bool flush) external only(seed) {
        (uint32 campaign, address asset, address who) = _pick(seed);
        address forwarder = royalties.forwarderOf(campaign);
        amount = uint128(_bound(amount, 1, 1e19));
        if (asset == address(0)) vm.deal(forwarder, forwarder.balance + amount);
        else if (asset == address(token)) token.mint(forwarder, amount);
        else evil.mint(forwarder, amount);
        if (!flush) return;
        vm.prank(who);
        flushed += royalties.flush(campaign, asset);
        if (asset == address(0) ? forwarder.balance != 0 : asset == address(token) && token.balanceOf(forwarder) != 0) {
            left++;
        }
    }

    function mint(uint256 seed, uint64 amount) external only(seed) {
        (uint32 campaign,, address who) = _pick(seed);
        amount = uint64(_bound(amount, 1, 50));
        uint256 value = campaign == 1 ? amount * 1e15 : 0;
        vm.prank(who);
        editions.mint{value: value}(campaign, people[2], amount, content());
        sold += amount;
        if (address(editions).balance + evil.balanceOf(address(editions)) != 0) left++;
    }

    function content() public pure returns (IEditions.Content memory) {
        return IEditions.Content({digest: keccak256("the collective work"), codec: 0, kind: 1});
    }
}
