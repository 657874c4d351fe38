namespace EmployeeDirectory.Deploy.Tests.Operator;

public sealed class CourseUsersTests(DeployedDirectory directory)
{
    [Fact]
    public async Task CourseUsers_OnMoto_AreThreeInAGroupEach()
    {
        await directory.AskAsync(
            "cloudformation", "create-stack", "--stack-name", "course-users", "--capabilities", "CAPABILITY_IAM",
            "--template-body", $"file://{Path.Combine(Places.Deploy, "course-users.yaml")}");
        foreach (var (user, group) in ((string, string)[])[("S3Reader", "S3Support"), ("Ec2Reader", "Ec2Support"), ("Ec2Operator", "Ec2Admin")])
        {
            var name = await directory.OutputAsync("course-users", user);
            var groups = (await directory.AskAsync("iam", "list-groups-for-user", "--user-name", name))["Groups"]!.AsArray();
            Assert.Equal(await directory.ResourceAsync("course-users", group), Assert.Single(groups)!["GroupName"]!.ToString());
        }
    }
}
