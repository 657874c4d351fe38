using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class PhotoCropTests
{
    [Fact]
    public void TryParse_ThreeNumbers_IsWhatToStringWrote()
    {
        Assert.True(PhotoCrop.TryParse("12,-3,400", out var crop));
        Assert.Equal(new PhotoCrop(12, -3, 400), crop);
        Assert.Equal("12,-3,400", crop.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1,2")]
    [InlineData("1,2,3,4")]
    [InlineData("1,2,0")]
    [InlineData("1,2,-5")]
    [InlineData("1.5,2,3")]
    [InlineData("a,b,c")]
    [InlineData("1,2,99999999999")]
    public void TryParse_AnythingElse_IsFalse(string? text) => Assert.False(PhotoCrop.TryParse(text, out _));

    [Theory]
    [InlineData(-50, -50, 100, 0, 0, 100)]
    [InlineData(350, 250, 100, 300, 200, 100)]
    [InlineData(10, 10, int.MaxValue, 10, 0, 300)]
    [InlineData(int.MaxValue, int.MinValue, 1, 399, 0, 1)]
    public void Within_OutOfRange_IsClamped(int left, int top, int size, int clampedLeft, int clampedTop, int clampedSize) =>
        Assert.Equal(new PhotoCrop(clampedLeft, clampedTop, clampedSize), new PhotoCrop(left, top, size).Within(400, 300));
}
