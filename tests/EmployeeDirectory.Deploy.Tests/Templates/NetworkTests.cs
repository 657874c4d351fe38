namespace EmployeeDirectory.Deploy.Tests.Templates;

public sealed class NetworkTests
{
    [Fact]
    public void NetworkAcls_Entries_AllowWhatTheFleetNeedsAndNoMore()
    {
        var entries = Template.Network.Named("AWS::EC2::NetworkAclEntry").Select(name => Template.Network[name]).Select(entry =>
            $"{entry["NetworkAclId"]!["Ref"]} {(entry["Egress"] is null ? "in" : "out")} {entry["PortRange"]!["From"]}-{entry["PortRange"]!["To"]} {entry["RuleAction"]}");
        Assert.Equal(
            [
                "PrivateAcl in 1024-65535 allow", "PrivateAcl out 1024-65535 allow", "PrivateAcl out 443-443 allow",
                "PublicAcl in 1024-65535 allow", "PublicAcl in 443-443 allow", "PublicAcl in 80-80 allow", "PublicAcl out 0-65535 allow"
            ],
            entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NetworkAcls_EverySubnet_HasOne()
    {
        var guarded = Template.Network.Named("AWS::EC2::SubnetNetworkAclAssociation").Select(name => Template.Network[name]["SubnetId"]!["Ref"]!.ToString());
        Assert.Equal(Template.Network.Named("AWS::EC2::Subnet").Order(), guarded.Order());
    }

    [Fact]
    public void FlowLog_OfTheVpc_HasAllTraffic() =>
        Assert.Equal(("VPC", "ALL"), (Template.Network["FlowLog"]["ResourceType"]!.ToString(), Template.Network["FlowLog"]["TrafficType"]!.ToString()));

    [Fact]
    public void NatGateways_ByZone_AreMadeAndRoutedToOnDemand()
    {
        Assert.Equal("NatInB", Template.Network.Resources["NatGatewayB"]!["Condition"]!.ToString());
        Json.AssertEqual("""{"Fn::If": ["NatInB", {"Ref": "NatGatewayB"}, {"Ref": "NatGatewayA"}]}""", Template.Network["PrivateRouteB"]["NatGatewayId"]);
    }

    [Fact]
    public void Roles_OfBothStacks_CanBeBounded() => Assert.All(
        (Template[])[Template.Network, Template.Application],
        template => Assert.All(template.Named("AWS::IAM::Role"), role => Assert.Equal("HasBoundary", template[role]["PermissionsBoundary"]!["Fn::If"]![0]!.ToString())));
}
