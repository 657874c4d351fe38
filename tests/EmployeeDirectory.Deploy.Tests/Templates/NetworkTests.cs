using System.Text.Json.Nodes;

namespace EmployeeDirectory.Deploy.Tests.Templates;

public sealed class NetworkTests
{
    [Fact]
    public void NetworkAcls_Entries_AllowWhatTheFleetNeedsAndNoMore()
    {
        var entries = Template.Network.Named("AWS::EC2::NetworkAclEntry").Select(name => Template.Network[name]).Select(entry =>
            $"{entry["NetworkAclId"]!["Ref"]} {(entry["Egress"] is null ? "in" : "out")} {entry["RuleNumber"],3} {Ports(entry)} {entry["RuleAction"]} {Block(entry)}");
        Assert.Equal(
            [
                "PrivateAcl in  80 8080-8080 allow Vpc", "PrivateAcl in  90 8080-8080 deny 0.0.0.0/0", "PrivateAcl in 100 1024-65535 allow 0.0.0.0/0",
                "PrivateAcl in 130 icmp 3/4 allow 0.0.0.0/0",
                "PrivateAcl out 100 443-443 allow 0.0.0.0/0", "PrivateAcl out 110 1024-65535 allow Vpc", "PrivateAcl out 130 icmp 3/4 allow 0.0.0.0/0",
                "PublicAcl in 100 80-80 allow 0.0.0.0/0", "PublicAcl in 110 443-443 allow 0.0.0.0/0", "PublicAcl in 120 1024-65535 allow 0.0.0.0/0",
                "PublicAcl in 130 icmp 3/4 allow 0.0.0.0/0",
                "PublicAcl out 100 0-65535 allow 0.0.0.0/0", "PublicAcl out 130 icmp 3/4 allow 0.0.0.0/0"
            ],
            entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Zones_Chosen_AreThoseOfTheSubnets()
    {
        var subnets = Template.Network.Named("AWS::EC2::Subnet").Order().ToArray();
        Assert.Equal(6, subnets.Length);
        foreach (var subnet in subnets)
        {
            var number = "ABC".IndexOf(subnet[^1]);
            Json.AssertEqual(
                """{"Fn::If": ["HasZones", {"Fn::Select": ["N", {"Fn::Split": [",", {"Fn::Sub": "${Zones},,"}]}]}, {"Fn::Select": ["N", {"Fn::GetAZs": ""}]}]}"""
                    .Replace("\"N\"", $"\"{number}\""),
                Template.Network[subnet]["AvailabilityZone"]);
        }
    }

    [Theory]
    [InlineData("BalancerGroup")]
    [InlineData("InstanceGroup")]
    public void SecurityGroups_NarrowerPaths_AreHeardOf(string group)
    {
        // Of ICMP the ports are type and code.
        var icmp = Assert.Single(Template.Application[group]["SecurityGroupIngress"]!.AsArray(), way => way!["IpProtocol"]!.ToString() == "icmp")!;
        Assert.Equal(("3", "4"), (icmp["FromPort"]!.ToString(), icmp["ToPort"]!.ToString()));
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

    private static string Ports(JsonNode entry) => entry["Icmp"] is { } icmp
        ? $"icmp {icmp["Type"]}/{icmp["Code"]}"
        : $"{entry["PortRange"]!["From"]}-{entry["PortRange"]!["To"]}";

    private static string Block(JsonNode entry) => entry["CidrBlock"] is JsonObject vpc ? $"{vpc["Fn::GetAtt"]![0]}" : $"{entry["CidrBlock"]}";
}
