using System.Text.Json.Nodes;
using EmployeeDirectory.Deploy.Tests.Templates;

namespace EmployeeDirectory.Deploy.Tests.Kubernetes;

/// <summary>A pod may do what an instance may, but for what only instances do.</summary>
public sealed class PodRoleTests
{
    [Fact]
    public void Records_AreThoseOfAnInstance() => Assert.Equal(Statements(Template.Application["InstanceRole"], "records"), Statements(Template.PodRole["PodRole"], "records"));

    [Fact]
    public void Photos_AreThoseOfAnInstance() => Assert.Equal(Statements(Template.Application["InstanceRole"], "photos"), Statements(Template.PodRole["PodRole"], "photos"));

    [Fact]
    public void Rest_IsMetricsOfTheProgramAlone()
    {
        Assert.Equal(["records", "photos", "watching"], Template.PodRole["PodRole"]["Policies"]!.AsArray().Select(policy => policy!["PolicyName"]!.ToString()));
        Json.AssertEqual(
            """{"Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*", "Condition": {"StringEquals": {"cloudwatch:namespace": "EmployeeDirectory"}}}""",
            JsonNode.Parse(Assert.Single(Statements(Template.PodRole["PodRole"], "watching"))));
    }

    [Fact]
    public async Task Trust_IsOfOneServiceAccountOfOneCluster()
    {
        Json.AssertEqual(
            """
            [{
              "Effect": "Allow",
              "Principal": {"Service": "pods.eks.amazonaws.com"},
              "Action": ["sts:AssumeRole", "sts:TagSession"],
              "Condition": {"StringEquals": {
                "aws:RequestTag/eks-cluster-arn": {"Fn::Sub": "arn:${AWS::Partition}:eks:${AWS::Region}:${AWS::AccountId}:cluster/${ClusterName}"},
                "aws:RequestTag/kubernetes-namespace": {"Ref": "Namespace"},
                "aws:RequestTag/kubernetes-service-account": "employee-directory"
              }}
            }]
            """,
            Template.PodRole["PodRole"]["AssumeRolePolicyDocument"]!["Statement"]);
        var association = Template.PodRole["Association"];
        Json.AssertEqual("""{"Ref": "Namespace"}""", association["Namespace"]);
        Assert.Equal((await Manifests.RenderAsync(Manifests.Trial)).Pod["serviceAccountName"]!.ToString(), association["ServiceAccount"]!.ToString());
    }

    private static IEnumerable<string> Statements(JsonNode role, string policy) => role["Policies"]!.AsArray()
        .Single(candidate => candidate!["PolicyName"]!.ToString() == policy)!["PolicyDocument"]!["Statement"]!.AsArray()
        .Select(statement => statement!.ToJsonString());
}
